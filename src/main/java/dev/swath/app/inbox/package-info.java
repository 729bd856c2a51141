/** The drop folder: when a bundle is complete, where it goes, and the reports that lie beside it. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.inbox;
