/** Lists of the ledger's orders as people and machines want them: tables that fit a terminal, CSV, near matches. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.db;
