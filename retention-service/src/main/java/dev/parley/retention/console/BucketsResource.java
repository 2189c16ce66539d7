package dev.parley.retention.console;

import dev.parley.retention.bucket.Inventory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// The inventory, the last to be destroyed first.
@Path("/v1/buckets")
@RunOnVirtualThread
public class BucketsResource {
  private final Inventory inventory;

  public BucketsResource(Inventory inventory) {
    this.inventory = inventory;
  }

  record Page(List<BucketView> buckets) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page list(@QueryParam("limit") @DefaultValue(Limit.USUAL) int limit) {
    return new Page(
        inventory.latest(new Limit(limit).value()).stream().map(BucketView::of).toList());
  }
}
