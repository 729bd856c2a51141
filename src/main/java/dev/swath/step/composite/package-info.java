/** Step 8: months of scenes become one image each: what is asked is checked, cut into tiles, and named here. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.composite;
