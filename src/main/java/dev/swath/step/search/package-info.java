/** Step 2: a request becomes the scenes that Planet's catalogue has for it, page by page. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.search;
