/** Composites as people and programs ask for them, and how they are told what becomes of them. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.composite;
