using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Endpoints;

/// <summary>What an address such as <c>s3://bucket/key</c> says about use: a program that is given one reaches S3, unless it was pointed to another store elsewhere.</summary>
internal static class ObjectAddresses
{
    // Calls whose argument is read from or written to S3: pandas, PyArrow, Dask, Polars, DuckDB, Spark, smart_open and fsspec (each "s3://" in its documentation). Of commands, see Sdk/CommandLines.
    private static readonly string[] s_readers =
    [
        "read_csv(", "read_parquet(", "read_json(", "read_excel(", "read_pickle(", "read_feather(", "read_orc(", "read_table(", "read_delta(", "scan_csv(", "scan_parquet(", "to_csv(", "to_parquet(", "to_json(",
        "to_pickle(", "to_feather(", "write_parquet(", "write_csv(", "open_dataset(", "open_zarr(", "to_zarr(", "smart_open", "fsspec.open(", ".load(", ".save(", "textFile(", ".parquet(", ".csv(", ".json(", ".orc(",
        "saveAsTextFile(",
    ];

    /// <summary><see cref="EvidenceStrength.Coded"/> where the line reads or writes the address by a call that is known to, else <see cref="EvidenceStrength.Implied"/>.</summary>
    public static EvidenceStrength StrengthOf(ReadOnlySpan<char> line, int at)
    {
        ReadOnlySpan<char> before = line[..at];
        if (line.Contains("endpoint", StringComparison.OrdinalIgnoreCase))
            return EvidenceStrength.Implied;
        foreach (string reader in s_readers)
        {
            if (before.Contains(reader, StringComparison.Ordinal))
                return EvidenceStrength.Coded;
        }

        return EvidenceStrength.Implied;
    }
}
