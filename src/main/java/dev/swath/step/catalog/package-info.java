/** What was delivered is told as a catalog of STAC items, beside the files and over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.catalog;
