/** The ledger: the queue and the truth. All SQL of the product lives here; each method is one transaction. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.ledger;
