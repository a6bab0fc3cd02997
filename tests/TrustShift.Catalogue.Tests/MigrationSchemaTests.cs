using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using TrustShift.Catalogue.Migrations;
using TrustShift.Catalogue.Yaml;
using TrustShift.Testing;

namespace TrustShift.Catalogue.Tests;

/// <summary><c>migration.schema.json</c> says what the reader reads.</summary>
public class MigrationSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Repository.PathOf("catalogue", "schema", "migration.schema.json"));

    [Fact]
    public async Task Every_shipped_migration_conforms_to_the_schema()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(SchemaText, TestContext.Current.CancellationToken);
        Assert.NotEmpty(MigrationCatalogue.Ids);
        Assert.All(MigrationCatalogue.Ids, id => Assert.Empty(schema.Validate(Json(MigrationCatalogue.FindText(id)!))));
    }

    [Fact]
    public async Task The_schema_refuses_what_the_reader_refuses()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(SchemaText, TestContext.Current.CancellationToken);
        string text = MigrationCatalogue.FindText("aws-s3-cloudfront-2021")!;
        Assert.NotEmpty(schema.Validate(Json(text.Replace("status: served", "status: usual", StringComparison.Ordinal))));
        Assert.NotEmpty(schema.Validate(Json(text.Replace("factsDate:", "factDate:", StringComparison.Ordinal))));
        Assert.NotEmpty(schema.Validate(Json(text.Replace("otherHosts: true", "otherHosts: perhaps", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_keys_of_the_schema_are_the_keys_of_the_reader()
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaText);
        JsonElement definitions = schema.RootElement.GetProperty("definitions");
        Assert.Equal(MigrationKeys.Migration, Keys(schema.RootElement));
        (string Name, IEnumerable<string> Keys)[] sections =
        [
            ("service", MigrationKeys.Service), ("scope", MigrationKeys.Scope), ("form", MigrationKeys.Form), ("exemption", MigrationKeys.Exemption),
            ("chain", MigrationKeys.Chain), ("leaf", MigrationKeys.Leaf), ("anchor", MigrationKeys.Anchor), ("test", MigrationKeys.Test),
            ("software", MigrationKeys.Software), ("remedy", MigrationKeys.Remedy), ("hints", MigrationKeys.Hints), ("source", MigrationKeys.Source),
        ];
        Assert.All(sections, section =>
            Assert.Equal(section.Keys.Order(StringComparer.Ordinal), Keys(definitions.GetProperty(section.Name)).Order(StringComparer.Ordinal)));
        Assert.Equal(sections.Length, definitions.EnumerateObject().Count());
        Assert.Equal(MigrationKeys.Effects, Words(definitions.GetProperty("software").GetProperty("properties").GetProperty("effect")));
        Assert.Equal(MigrationKeys.Statuses, Words(definitions.GetProperty("chain").GetProperty("properties").GetProperty("status")));
        Assert.Equal(MigrationKeys.Causes, Words(definitions.GetProperty("remedy").GetProperty("properties").GetProperty("appliesTo").GetProperty("items")));
    }

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string?> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private static string Json(string yaml) => Node(YamlTree.TryRead(yaml, out _)!)!.ToJsonString();

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Node(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Node)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Value: "true" or "false" } scalar => JsonValue.Create(scalar.Value == "true"),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };
}
