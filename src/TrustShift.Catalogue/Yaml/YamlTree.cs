using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrustShift.Catalogue.Yaml;

/// <summary>
/// Reads YAML into nodes with places. Bounded: text length, depth and node count. In a file of our own, anchors, aliases and tags are refused; in those of others an alias
/// is the very node of its anchor, so that a small text cannot grow into a large tree.
/// </summary>
public static class YamlTree
{
    /// <summary>Longest text that is read, in UTF-16 units.</summary>
    internal const int MaxLength = 1024 * 1024;

    private const int MaxDepth = 16;
    private const int MaxForeignDepth = 64;
    private const int MaxNodes = 200_000;

    /// <summary>Reads the only document of <paramref name="text"/>; null with a problem's place and message when that cannot be done.</summary>
    public static YamlNode? TryRead(string text, out (int Line, int Column, string Message) problem)
    {
        problem = default;
        if (text.Length > MaxLength)
        {
            problem = (1, 1, $"The file is longer than {MaxLength / 1024} KiB; a migration file is a few hundred lines.");
            return null;
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            var reading = new Reading(parser);
            YamlNode? root = reading.Document();
            problem = reading.Problem ?? default;
            return reading.Problem is null ? root : null;
        }
        catch (YamlException exception)
        {
            problem = (Place(exception.Start.Line), Place(exception.Start.Column), "This is not YAML: " + exception.Message.TrimEnd('.') + ".");
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner on a plain text in brackets that begins with a colon and a sign; its TagName on a tag that is no URI.
            Mark last = parser.Current?.End ?? new Mark(0, 1, 1);
            problem = (Place(last.Line), Place(last.Column), "This is not YAML: what follows here cannot be read.");
            return null;
        }
    }

    /// <summary>
    /// Every document of a file that others wrote: aliases stand for their anchor's node, tags are passed over. Those before a place that cannot be read are kept;
    /// <paramref name="isWhole"/> says whether there was none.
    /// </summary>
    public static ImmutableArray<YamlNode> ReadAll(string text, out bool isWhole)
    {
        isWhole = false;
        if (text.Length > MaxLength)
            return [];
        ImmutableArray<YamlNode>.Builder documents = ImmutableArray.CreateBuilder<YamlNode>();
        try
        {
            var parser = new Parser(new StringReader(text));
            isWhole = new Reading(parser) { IsForeign = true }.Documents(documents);
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException)
        {
            isWhole = false;
        }

        return documents.ToImmutable();
    }

    private static int Place(long value) => (int)Math.Clamp(value, 1, int.MaxValue);

    private sealed class Reading(IParser parser)
    {
        private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
        private int _nodes;

        public bool IsForeign { get; init; }

        public (int Line, int Column, string Message)? Problem { get; private set; }

        public YamlNode? Document()
        {
            parser.MoveNext(); // stream start
            if (!parser.MoveNext() || parser.Current is not DocumentStart)
                return Refuse(new Mark(0, 1, 1), "The file is empty; expected a mapping that starts with 'id:'.");
            parser.MoveNext();
            YamlNode? root = Node(0);
            if (root is null)
                return null;
            parser.MoveNext(); // document end
            if (parser.MoveNext() && parser.Current is DocumentStart second)
                return Refuse(second.Start, "A second document starts here; expected one migration in a file.");
            return root;
        }

        public bool Documents(ImmutableArray<YamlNode>.Builder documents)
        {
            parser.MoveNext(); // stream start
            while (parser.MoveNext() && parser.Current is DocumentStart)
            {
                _anchors.Clear();
                parser.MoveNext();
                if (Node(0) is not { } root)
                    return false;
                documents.Add(root);
                parser.MoveNext(); // document end
            }

            return true;
        }

        private YamlNode? Node(int depth)
        {
            ParsingEvent current = parser.Current!;
            if (!IsForeign)
                return Plain(current, depth);
            // An alias before its anchor, or to what it stands in itself, is refused like any other error.
            if (current is AnchorAlias alias)
                return ++_nodes > MaxNodes ? null : _anchors.GetValueOrDefault(alias.Value) ?? Refuse(current.Start, "The alias has no anchor before it.");
            YamlNode? node = Plain(current, depth);
            if (node is not null && current is NodeEvent { Anchor: { IsEmpty: false } anchor })
                _anchors[anchor] = node;
            return node;
        }

        private YamlNode? Plain(ParsingEvent current, int depth)
        {
            if (++_nodes > MaxNodes)
                return Refuse(current.Start, $"The file has more than {MaxNodes} values.");
            if (depth > (IsForeign ? MaxForeignDepth : MaxDepth))
                return Refuse(current.Start, $"Nested deeper than {MaxDepth} levels.");
            if (current is AnchorAlias)
                return Refuse(current.Start, "Aliases (*name) are not read; write the value out.");
            if (!IsForeign && current is NodeEvent { Anchor.IsEmpty: false })
                return Refuse(current.Start, "Anchors (&name) are not read; write the value out.");
            if (!IsForeign && current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
                return Refuse(current.Start, "Tags (!name) are not read; write the plain value.");
            return current switch
            {
                Scalar scalar => new YamlScalar(
                    Place(scalar.Start.Line), Place(scalar.Start.Column), scalar.Value, scalar.Style == ScalarStyle.Plain),
                SequenceStart start => Sequence(start, depth),
                MappingStart start => Mapping(start, depth),
                _ => Refuse(current.Start, "Expected a text, a list or a mapping."),
            };
        }

        private YamlSequence? Sequence(SequenceStart start, int depth)
        {
            ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
            while (parser.MoveNext() && parser.Current is not SequenceEnd)
            {
                if (Node(depth + 1) is not { } item)
                    return null;
                items.Add(item);
            }

            return new YamlSequence(Place(start.Start.Line), Place(start.Start.Column), items.ToImmutable());
        }

        private YamlMapping? Mapping(MappingStart start, int depth)
        {
            ImmutableArray<KeyValuePair<YamlScalar, YamlNode>>.Builder entries = ImmutableArray.CreateBuilder<KeyValuePair<YamlScalar, YamlNode>>();
            while (parser.MoveNext() && parser.Current is not MappingEnd)
            {
                Mark place = parser.Current!.Start;
                if (Node(depth + 1) is not { } key)
                    return null;
                if (key is not YamlScalar scalar)
                {
                    Refuse(place, "A key must be a text.");
                    return null;
                }

                parser.MoveNext();
                if (Node(depth + 1) is not { } value)
                    return null;
                entries.Add(new(scalar, value));
            }

            return new YamlMapping(Place(start.Start.Line), Place(start.Start.Column), entries.ToImmutable());
        }

        private YamlNode? Refuse(Mark place, string message)
        {
            Problem ??= (Place(place.Line), Place(place.Column), message);
            return null;
        }
    }
}
