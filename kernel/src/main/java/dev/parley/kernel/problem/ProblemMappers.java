package dev.parley.kernel.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever ended a request into a problem; what is not ours to tell is `internal.error`.
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response refused(ProblemException exception) {
    if (exception.getCause() != null) {
      LOG.warnf(
          exception.getCause(), "%s %s", exception.getMessage(), exception.problem().instance());
    }
    return response(exception.problem());
  }

  @ServerExceptionMapper
  public Response badRequest(WebApplicationException exception) {
    return response(
        Problem.of(
            switch (exception.getResponse().getStatus()) {
              case 404 -> ProblemCode.REQUEST_UNKNOWN;
              case 405 -> ProblemCode.REQUEST_METHOD;
              case 413 -> ProblemCode.REQUEST_TOO_LARGE;
              case 406, 415 -> ProblemCode.REQUEST_MEDIA_TYPE;
              default ->
                  exception.getResponse().getStatus() < 500
                      ? ProblemCode.REQUEST_MALFORMED
                      : ProblemCode.INTERNAL_ERROR;
            }));
  }

  @ServerExceptionMapper
  public Response broken(RuntimeException exception) {
    var problem = Problem.of(ProblemCode.INTERNAL_ERROR);
    LOG.errorf(exception, "%s %s", problem.code().code(), problem.instance());
    return response(problem);
  }

  private static Response response(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(problem.toJson().encode())
        .build();
  }
}
