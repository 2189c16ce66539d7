package dev.parley.platform.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks what Maven brings, with the files' modes and links; no entry may lead out of the target.
public final class Archives {

  private Archives() {}

  public static void unpackTarXz(InputStream packed, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = inside(target, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          inside(target, target.relativize(file.resolveSibling(entry.getLinkName())).toString());
          Files.createDirectories(file.getParent());
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          write(tar, file, entry.getMode());
        }
      }
    }
  }

  /// @param strip leading folder that every entry lies in, which is left out
  public static void unpackZip(Path zip, String strip, Path target) throws IOException {
    try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
      var entries = archive.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (!entry.isDirectory() && entry.getName().startsWith(strip)) {
          Path file = inside(target, entry.getName().substring(strip.length()));
          try (InputStream content = archive.getInputStream(entry)) {
            write(content, file, entry.getUnixMode());
          }
        }
      }
    }
  }

  private static void write(InputStream content, Path file, int mode) throws IOException {
    Files.createDirectories(file.getParent());
    Files.copy(content, file);
    Set<PosixFilePermission> permissions =
        new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));
    if ((mode & 0100) != 0) {
      permissions.addAll(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(file, permissions);
  }

  private static Path inside(Path target, String name) throws IOException {
    Path file = target.resolve(name).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("the archive names a file outside of itself: " + name);
    }
    return file;
  }
}
