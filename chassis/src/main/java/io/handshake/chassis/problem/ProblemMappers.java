package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.FORBIDDEN;
import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.problem.StandardProblem.METHOD_NOT_ALLOWED;
import static io.handshake.chassis.problem.StandardProblem.TOO_LARGE;
import static io.handshake.chassis.problem.StandardProblem.UNAUTHENTICATED;
import static io.handshake.chassis.problem.StandardProblem.UNSUPPORTED_MEDIA_TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that reaches the edge into an RFC 9457 answer. */
class ProblemMappers {
    private final Answers answers;

    private final ServedContract contract;

    ProblemMappers(Answers answers, ServedContract contract) {
        this.answers = answers;
        this.contract = contract;
    }

    @ServerExceptionMapper
    Response refused(ProblemException refusal, UriInfo uri) {
        return answer(refusal.type(), refusal.detail(), refusal.errors(), uri).build();
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION - 1)
    Response unauthenticated(UnauthorizedException refusal, UriInfo uri) {
        return unauthenticated(uri);
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION - 1)
    Response unauthenticated(AuthenticationFailedException refusal, UriInfo uri) {
        return unauthenticated(uri);
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION - 1)
    Response unauthenticated(AuthenticationCompletionException refusal, UriInfo uri) {
        return unauthenticated(uri);
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION - 1)
    Response forbidden(ForbiddenException refusal, UriInfo uri) {
        return answer(FORBIDDEN, "None of the credential's roles may do this.", List.of(), uri)
                .build();
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(ConstraintViolationException refusal, UriInfo uri) {
        List<FieldError> errors = Violations.errors(refusal.getConstraintViolations());
        return answer(Violations.kind(refusal.getConstraintViolations()), Violations.summary(errors), errors, uri)
                .build();
    }

    @ServerExceptionMapper(priority = 1)
    Response unreadable(JsonProcessingException failure, UriInfo uri) {
        List<FieldError> errors = List.of(JsonErrors.of(failure));
        return answer(MALFORMED_REQUEST, Violations.summary(errors), errors, uri)
                .build();
    }

    /** Takes precedence over the answer of Quarkus' own. */
    @ServerExceptionMapper(priority = 1)
    Response unreadable(MismatchedInputException failure, UriInfo uri) {
        return unreadable((JsonProcessingException) failure, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response byLibrary(WebApplicationException refusal, UriInfo uri, ResourceInfo resource, Request request) {
        if (refusal.getCause() instanceof JsonProcessingException failure) {
            return unreadable(failure, uri);
        }
        if (refusal.getCause() instanceof ConstraintViolationException failure) {
            return invalid(failure, uri);
        }
        int status = refusal.getResponse().getStatus();
        if (status == TOO_LARGE.status()) {
            return answer(TOO_LARGE, "The body is larger than 1 MiB; send it in parts.", List.of(), uri)
                    .build();
        }
        if (refusal instanceof NotFoundException && refusal.getCause() != null) {
            List<FieldError> errors = resource.getResourceMethod() == null
                    ? List.of()
                    : MalformedParameters.of(resource.getResourceMethod(), uri);
            String detail = errors.isEmpty() ? "A parameter in the address is malformed." : Violations.summary(errors);
            return answer(MALFORMED_REQUEST, detail, errors, uri).build();
        }
        return byStatus(StandardProblem.of(status), uri, request).build();
    }

    /** Says what the address understands instead. */
    private Response.ResponseBuilder byStatus(StandardProblem problem, UriInfo uri, Request request) {
        String formats = contract.formats(uri.getPath(), request.getMethod());
        if (problem == UNSUPPORTED_MEDIA_TYPE && !formats.isEmpty()) {
            return answer(problem, "Send the body as " + formats + ", and say so in Content-Type.", List.of(), uri)
                    .header(HttpHeaders.ACCEPT.toString(), formats);
        }
        Response.ResponseBuilder answer = answer(problem, problem.title() + ".", List.of(), uri);
        return problem == METHOD_NOT_ALLOWED
                ? answer.header(HttpHeaders.ALLOW.toString(), contract.methods(uri.getPath()))
                : answer;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        if (Answers.isDatabaseAway(failure)) {
            return Response.status(StandardProblem.UNAVAILABLE.status())
                    .type(Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER.toString(), 1)
                    .entity(answers.unavailable(failure, uri.getPath()))
                    .build();
        }
        return Response.status(StandardProblem.UNEXPECTED.status())
                .type(Problem.MEDIA_TYPE)
                .entity(answers.unexpected(failure, uri.getPath()))
                .build();
    }

    private Response unauthenticated(UriInfo uri) {
        return answer(UNAUTHENTICATED, RouteProblems.CREDENTIAL, List.of(), uri)
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private Response.ResponseBuilder answer(ProblemType type, String detail, List<FieldError> errors, UriInfo uri) {
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(answers.text(type, detail, errors, uri.getPath()));
    }
}
