/** What a live look at settings, account, disk, ledger and store shows, before any of them fails a campaign. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.doctor;
