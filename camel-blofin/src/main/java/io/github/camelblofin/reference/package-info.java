/**
 * Reference data, which changes seldom and is asked for often: instruments, position tiers, leverage. Kept in this process,
 * and the public part of it also in a store that several processes share.
 */
package io.github.camelblofin.reference;
