package dev.swath.journey;

import dev.swath.io.ledger.Ledger;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real ledger under a process that can die at a call: everything is passed on until the moment comes, and from then on
 * nothing, so that a dead process changes nothing any more. What was committed before stays, as after {@code kill -9}.
 */
final class MortalLedger {
    /** The process is dead; no part of the product catches this. */
    static final class Died extends Error {
        @Serial
        private static final long serialVersionUID = 1;

        Died() {
            super("the process is dead", null, false, false);
        }
    }

    private final Ledger mortal = facade(Ledger.class, this::part);
    private final Map<Method, Object> parts = new HashMap<>();
    private @Nullable Ledger real;
    private Death death = Death.NEVER;
    private int occasions;
    private boolean dead;

    /** The ledger as the product has it, whatever is opened below. */
    Ledger mortal() {
        return mortal;
    }

    /** The ledger past the product, for the test itself. */
    Ledger real() {
        if (real == null) {
            throw new IllegalStateException("no ledger is open");
        }
        return real;
    }

    /** From now on alive, on this ledger. */
    void open(Ledger opened) {
        real = opened;
        dead = false;
    }

    /** When to die, counted from now. */
    void dieAt(Death planned) {
        death = planned;
        occasions = 0;
    }

    boolean isDead() {
        return dead;
    }

    private synchronized @Nullable Object part(Method method, Object[] none) throws Throwable {
        if (method.getReturnType() == void.class) {
            throw new IllegalStateException("the product closes no ledger that it was given");
        }
        if (!method.getReturnType().isInterface()) {
            return invoke(method, real(), none);
        }
        return parts.computeIfAbsent(
                method, part -> facade(part.getReturnType(), (call, arguments) -> pass(part, call, arguments)));
    }

    private @Nullable Object pass(Method part, Method call, Object[] arguments) throws Throwable {
        if (dead) {
            throw new Died();
        }
        boolean fatal = death.strikesAt(call.getName(), arguments) && ++occasions == death.occasion();
        if (fatal && !death.afterwards()) {
            throw die();
        }
        var result = invoke(call, invoke(part, real()), arguments);
        if (fatal) {
            throw die();
        }
        return result;
    }

    private Died die() {
        dead = true;
        return new Died();
    }

    private static @Nullable Object invoke(Method method, @Nullable Object target, Object... arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private interface Answering {
        @Nullable
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T facade(Class<T> type, Answering answering) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var given = arguments == null ? new Object[0] : arguments;
                    return method.getDeclaringClass() == Object.class
                            ? invoke(method, answering, given)
                            : answering.answer(method, given);
                }));
    }
}
