package dev.swath.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a process of its own, as people run it. */
final class RunningJar {
    private static final Path JAR =
            Path.of(System.getProperty("swath.jar", "target/swath.jar")).toAbsolutePath();
    private static final int PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private RunningJar(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code java -jar swath.jar ARGUMENTS} in a folder. */
    static RunningJar start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), List.of(arguments));
    }

    /** The same as a process that starts quickly, for tests that start many. */
    static RunningJar quick(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return start(folder, QuickStart.options(JAR), arguments);
    }

    /** The same with options for the Java machine. */
    static RunningJar start(Path folder, List<String> options, List<String> arguments) throws IOException {
        return start(folder, List.of(), options, arguments);
    }

    /** As if the disk were full: no file of the process grows beyond so many blocks of 512 bytes. */
    static RunningJar startWithSmallFiles(Path folder, int blocks, List<String> arguments) throws IOException {
        var limited = List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh");
        return start(folder, limited, List.of(), arguments);
    }

    private static RunningJar start(Path folder, List<String> before, List<String> options, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.addAll(options);
        command.add("-jar");
        command.add(JAR.toString());
        command.addAll(arguments);
        var out = Files.createTempFile(folder, "stdout", ".txt");
        var err = Files.createTempFile(folder, "stderr", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("PL_API_KEY");
        return new RunningJar(builder.start(), out, err);
    }

    /** Waits for the end and returns the exit code. */
    int exit() throws InterruptedException {
        return exitWithin(PATIENCE_SECONDS);
    }

    int exitWithin(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the process did not end within " + seconds + " s");
        }
        return process.exitValue();
    }

    /** {@code kill -9}, and waits until it is gone. */
    void kill() throws InterruptedException {
        strike();
        process.waitFor();
    }

    /** {@code kill -9}, without waiting. */
    void strike() {
        process.destroyForcibly();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end, at most so long; false when it still runs. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }
}
