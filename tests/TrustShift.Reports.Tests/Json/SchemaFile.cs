using NJsonSchema;
using NJsonSchema.Validation;
using TrustShift.Testing;

namespace TrustShift.Reports.Tests.Json;

/// <summary>A schema of the repository.</summary>
internal static class SchemaFile
{
    public static async Task AssertValid(string schemaFile, string json)
    {
        ICollection<ValidationError> errors = await Validate(schemaFile, json);
        Assert.True(errors.Count == 0, string.Join('\n', errors.SelectMany(Flatten).Select(static e => e.ToString())) + "\n" + json);
    }

    public static async Task<ICollection<ValidationError>> Validate(string schemaFile, string json)
    {
        // NJsonSchema reads definitions under the keyword of draft 4 to 7; $defs is the same thing since 2019-09.
        string text = (await File.ReadAllTextAsync(Repository.PathOf("catalogue", "schema", schemaFile), TestContext.Current.CancellationToken))
            .Replace("$defs", "definitions", StringComparison.Ordinal);
        JsonSchema schema = await JsonSchema.FromJsonAsync(text, TestContext.Current.CancellationToken);
        return schema.Validate(json);
    }

    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error is ChildSchemaValidationError child ? child.Errors.SelectMany(static e => e.Value).SelectMany(Flatten).Prepend(error) : [error];
}
