/** What Planet's Data and Orders APIs are asked and what they answer: requests are built and answers read here, none is sent. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.planet;
