package dev.parley.adapter.transcript;

class MemoryTranscriptTest extends TranscriptContract {
  private final Transcript transcript = new MemoryTranscript();

  @Override
  Transcript transcript() {
    return transcript;
  }
}
