/** What a STAC API is asked and what it answers: calls are built and pages read here, none is sent. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.search;
