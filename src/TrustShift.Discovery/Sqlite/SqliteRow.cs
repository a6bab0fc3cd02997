using System.Collections.Immutable;

namespace TrustShift.Discovery.Sqlite;

/// <summary>One row of a table.</summary>
/// <param name="Id">Its rowid, which is also the value of a column that is INTEGER PRIMARY KEY (the column itself is NULL then).</param>
/// <param name="Values">The columns in the order of the table's definition; fewer where the row is older than a column.</param>
public sealed record SqliteRow(long Id, ImmutableArray<SqliteValue> Values);
