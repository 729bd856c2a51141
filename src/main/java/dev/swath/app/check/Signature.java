package dev.swath.app.check;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Message;

/**
 * What a bean's method takes out of a message and puts into it.
 *
 * @param taken type of the body it wants; empty when it takes any
 * @param given type of the body it leaves; empty when it leaves the one it found
 */
record Signature(Optional<Type> taken, Optional<Type> given) {
    private static final Set<Class<?>> NOT_THE_BODY = Set.of(Exchange.class, Message.class, CamelContext.class);

    /** @param withArguments whether the route itself gives the arguments, so that the body is not asked for */
    static Signature of(Method method, boolean withArguments) {
        var taken = withArguments
                ? Optional.<Type>empty()
                : Arrays.stream(method.getParameters())
                        .filter(Signature::isBody)
                        .findFirst()
                        .map(Parameter::getParameterizedType);
        var returned = method.getGenericReturnType();
        return new Signature(taken, returned == void.class ? Optional.empty() : Optional.of(returned));
    }

    private static boolean isBody(Parameter parameter) {
        return parameter.isAnnotationPresent(Body.class)
                || (!NOT_THE_BODY.contains(parameter.getType())
                        && !parameter.isAnnotationPresent(Header.class)
                        && !parameter.isAnnotationPresent(Headers.class)
                        && !parameter.isAnnotationPresent(ExchangeProperty.class));
    }
}
