/** How the Planetary Computer's files are opened: with a token per container that anybody is given. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.sign;
