package dev.parley.platform.postgres;

import java.util.List;

/// A database, who owns its tables, and the roles that rights in it are given to.
record Database(String name, String owner, List<String> groups) {}
