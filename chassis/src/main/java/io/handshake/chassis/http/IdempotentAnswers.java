package io.handshake.chassis.http;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answer to a request that carries an Idempotency-Key, in the transaction of what the request does.
 *
 * <p>A failed request keeps nothing, since its transaction rolls back.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentAnswers {
    private final NamedRequests requests;
    private final KeptAnswers kept;

    IdempotentAnswers(NamedRequests requests, KeptAnswers kept) {
        this.requests = requests;
        this.kept = kept;
    }

    @AroundInvoke
    @Nullable
    Object answerOnce(InvocationContext invocation) throws Exception {
        Optional<NamedRequest> named = requests.current();
        if (named.isEmpty()) {
            return invocation.proceed();
        }
        if (invocation.getMethod().getAnnotation(Idempotent.class).secretAnswer()) {
            throw NamedRequests.refused("is not taken here: the answer shows a secret, and is not stored");
        }
        Optional<RuntimeException> instead = kept.claim(List.of(named.get())).getFirst();
        if (instead.isPresent()) {
            throw instead.get();
        }
        Object answer = invocation.proceed();
        kept.keep(List.of(new KeptAnswers.Given(named.get(), response(invocation, answer))));
        return answer;
    }

    private static RestResponse<?> response(InvocationContext invocation, @Nullable Object answer) {
        if (answer instanceof RestResponse<?> response) {
            return response;
        }
        ResponseStatus declared = invocation.getMethod().getAnnotation(ResponseStatus.class);
        return RestResponse.ResponseBuilder.create(declared == null ? 200 : declared.value())
                .entity(answer)
                .build();
    }
}
