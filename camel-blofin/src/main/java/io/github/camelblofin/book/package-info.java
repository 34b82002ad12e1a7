/**
 * What does the whole order book look like now? {@link io.github.camelblofin.book.BookKeeper} decides, without effects, what a
 * message of the channel {@code books} does to the book; {@link io.github.camelblofin.book.Books} keeps those of a
 * subscription, says when a view is due and asks for a new snapshot when a book is lost.
 */
package io.github.camelblofin.book;
