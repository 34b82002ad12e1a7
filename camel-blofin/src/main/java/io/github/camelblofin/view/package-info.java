/**
 * Small maintained views of an account: what is open and what is owned, kept up by pushes and compared with lists. Knows no
 * streams and no calls; rows and lists come in through ports.
 */
package io.github.camelblofin.view;
