package dev.swath.io.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalEngineTest {
    private final CompositeEngine engine = Engines.named("local", 2);

    @Test
    void everyTask_isDoneOnce() throws Exception {
        List<Integer> squares = new ArrayList<>();
        engine.run(numbers(500), task -> task * task, squares::add, () -> false);
        assertThat(squares)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).mapToObj(task -> task * task).toList());
    }

    @Test
    void noTask_isNothingToDo() throws Exception {
        engine.run(numbers(0), task -> task, result -> assertThat(result).isNull(), () -> false);
    }

    @Test
    void slowConsumer_holdsTasksBack() throws Exception {
        var begun = new AtomicInteger();
        var taken = new AtomicInteger();
        engine.run(
                numbers(40),
                task -> {
                    begun.incrementAndGet();
                    return task;
                },
                result -> assertThat(begun.get() - taken.getAndIncrement()).isBetween(1, 3),
                () -> false);
        assertThat(taken).hasValue(40);
    }

    @Test
    void firstFailure_isThrown_andNothingRunsOn() {
        var begun = new AtomicInteger();
        var interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> engine.run(
                        numbers(100),
                        task -> {
                            begun.incrementAndGet();
                            if (task == 1) {
                                throw new IOException("tile 1 cannot be read");
                            }
                            return waitForInterruption(task, interrupted);
                        },
                        result -> {},
                        () -> false))
                .isInstanceOf(IOException.class)
                .hasMessage("tile 1 cannot be read");
        assertThat(interrupted.getCount()).isZero();
        assertThat(begun.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void faultsThatAreNoIoTrouble_comeAsTheyAre() {
        assertThatThrownBy(() -> engine.run(
                        numbers(1),
                        task -> {
                            throw new IllegalStateException("a fault");
                        },
                        result -> {},
                        () -> false))
                .isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void failureOfTheConsumer_endsTheRun() {
        assertThatThrownBy(() -> engine.run(
                        numbers(100),
                        task -> task,
                        result -> {
                            throw new IOException("disk is full");
                        },
                        () -> false))
                .hasMessage("disk is full");
    }

    @Test
    void cancelling_interruptsWhatRuns() {
        var cancelled = new AtomicBoolean();
        var interrupted = new CountDownLatch(2);
        assertThatThrownBy(() -> engine.run(
                        numbers(100),
                        task -> {
                            if (task == 1) {
                                cancelled.set(true);
                            }
                            return waitForInterruption(task, interrupted);
                        },
                        result -> {},
                        cancelled::get))
                .isInstanceOf(CancellationException.class);
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void otherEngines_areRefusedByName() {
        assertThatThrownBy(() -> Engines.named("spark", 2))
                .isInstanceOf(BadSetting.class)
                .hasMessage("composite.engine=spark is not part of this build; set composite.engine=local");
        assertThatThrownBy(() -> Engines.named("local", 0)).isInstanceOf(BadSetting.class);
    }

    private static Integer waitForInterruption(Integer task, CountDownLatch interrupted) throws InterruptedException {
        try {
            assertThat(new CountDownLatch(1).await(50, TimeUnit.SECONDS)).isTrue();
            return task;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private static Iterator<Integer> numbers(int count) {
        return Stream.iterate(0, number -> number + 1).limit(count).iterator();
    }
}
