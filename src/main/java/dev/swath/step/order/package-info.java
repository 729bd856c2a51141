/** Step 4: plans orders and places each exactly once. The only code that spends quota. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.order;
