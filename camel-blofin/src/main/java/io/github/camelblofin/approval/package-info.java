/** Orders that wait for people: who asked, who approved, until when; kept in the ledger, decided by functions. */
package io.github.camelblofin.approval;
