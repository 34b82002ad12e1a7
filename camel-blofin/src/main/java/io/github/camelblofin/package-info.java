/** The Camel layer: the only package that routes talk to. */
package io.github.camelblofin;
