/** What the doctor says to what it sees. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.doctor;
