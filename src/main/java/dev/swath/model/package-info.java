/** The words: immutable records of what travels between the steps and stands in the ledger. Nothing here does I/O. */
@org.jspecify.annotations.NullMarked
package dev.swath.model;
