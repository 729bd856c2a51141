/** What a running process tells of itself: meters, health, and the trail that every line of its log carries. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.watch;
