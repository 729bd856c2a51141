/** The shipped route files, run as they are, against the simulated services. */
@org.jspecify.annotations.NullMarked
package dev.swath.routes;
