package io.handshake.chassis.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers a repeated request that carries the same Idempotency-Key with the stored answer; goes with {@code @Transactional}. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    /** The answer shows a secret, which may not be stored: an Idempotency-Key is refused. */
    @Nonbinding
    boolean secretAnswer() default false;
}
