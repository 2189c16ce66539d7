package dev.parley.platform.operator;

import java.time.Duration;

/// Tells the operator how far a start has come.
public interface Progress {

  /// A step that ended well.
  void done(String step, String remark, Duration took);

  /// Something worth knowing beside the steps.
  void say(String line);

  Progress SILENT =
      new Progress() {
        @Override
        public void done(String step, String remark, Duration took) {}

        @Override
        public void say(String line) {}
      };
}
