package dev.shinseidesk.channels;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Ends an answer that lists and doesn't end itself; the library would read it into memory. */
final class BoundedListings implements ExecutionInterceptor {
  /** An answer was longer than any listing can be. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("a listing above " + Listing.MOST_BYTES + " bytes");
    }
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean lists =
        context.request() instanceof ListObjectsV2Request
            || context.request() instanceof ListMultipartUploadsRequest;
    return lists ? context.responseBody().map(Bounded::new) : context.responseBody();
  }

  private static final class Bounded extends FilterInputStream {
    private long left = Listing.MOST_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int some = super.read(into, at, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new TooLong();
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
