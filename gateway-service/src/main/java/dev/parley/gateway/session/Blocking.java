package dev.parley.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/// Work that may wait for Vault, done where waiting harms nobody.
final class Blocking {
  private Blocking() {}

  static <T> Future<T> run(Vertx vertx, Callable<T> work) {
    Promise<T> promise = Promise.promise();
    vertx
        .executeBlocking(
            () -> {
              var result = work.call();
              return (Runnable) () -> promise.complete(result);
            },
            false)
        .onSuccess(completion -> {
          if (completion != null) {
            completion.run();
          }
        })
        .onFailure(promise::fail);
    return promise.future();
  }
}
