/** The words in which a composite is asked for, as JSON: of a request over HTTP, of the command line, and in the ledger. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.request;
