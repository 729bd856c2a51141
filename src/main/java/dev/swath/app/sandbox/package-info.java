/** Simulated Planet services over real HTTP, seeded and journalled: for the demo, the tests and rehearsing a campaign. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.sandbox;
