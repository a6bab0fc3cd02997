using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>What an expression of code comes to, as far as the code alone says it.</summary>
internal static partial class CodeValue
{
    private const int MostSteps = 6;

    // Calls that give back what they are given, as a region or a text.
    private static readonly HashSet<string> s_wrappers = new(StringComparer.Ordinal)
    {
        "of", "new", "from_static", "GetBySystemName", "fromName", "getRegion", "String", "str", "Some", "Borrowed", "Region", "RegionEndpoint", "to_sym", "Endpoint", "create", "Uri", "URI", "parse",
        "immutable", "from", "AWSString", "StringPtr", "Ptr",
    };

    // The end of an expression that only changes its type.
    private static readonly string[] s_conversions =
        [".to_string()", ".to_owned()", ".into()", ".getName()", ".id()", ".toString()", ".to_s", ".SystemName", ".rawValue", "!!", "!", ".freeze", " as const", ".parse().unwrap()", "u8", ".c_str()"];

    /// <summary>The region that an expression names; null when it is not certain.</summary>
    public static string? Region(string expression, CodeNames names)
    {
        string? text = Text(expression, names, out string last);
        if (text is not null)
            return AwsRegions.IsRegion(text) ? text : null;
        return last.Length > 0 ? AwsRegions.OfConstant(last) : null;
    }

    /// <summary>The text that an expression is; null when it is not certain.</summary>
    public static string? Text(string expression, CodeNames names) => Text(expression, names, out _);

    /// <summary>Whether an expression is a switch that is on, off, or decided at run time (null).</summary>
    public static bool? Switch(string expression)
    {
        string value = expression.Trim().TrimEnd(')').Trim();
        if (value is "true" or "True" or "TRUE" or "1" or "aws.Bool(true" or "")
            return true;
        return value is "false" or "False" or "FALSE" or "0" or "null" or "None" or "nil" or "undefined" or "aws.Bool(false" ? false : null;
    }

    private static string? Text(string expression, CodeNames names, out string last)
    {
        last = "";
        string value = expression.Trim();
        for (int step = 0; step < MostSteps && value.Length > 0; step++)
        {
            foreach (string conversion in s_conversions)
            {
                if (value.EndsWith(conversion, StringComparison.Ordinal))
                    value = value[..^conversion.Length].Trim();
            }

            value = value.TrimStart('&', '@').Trim();
            if (value.StartsWith("new ", StringComparison.Ordinal))
                value = value[4..].Trim();
            if (Literal(value) is { } literal)
                return literal;
            Match call = Call().Match(value);
            if (call.Success && Brackets.End(value, call.Length - 1) == value.Length && s_wrappers.Contains(call.Groups["name"].Value))
            {
                value = value[call.Length..^1].Trim();
                continue;
            }

            Match path = Path().Match(value);
            if (!path.Success)
                return null;
            last = path.Groups["last"].Value;
            // What another object holds under this name is not what this file assigns to it.
            if (!IsOwn(value.AsSpan(0, value.Length - last.Length)))
                return null;
            if (names.Assigned(last) is not { } assigned)
                return null;
            value = assigned;
        }

        return null;
    }

    private static bool IsOwn(ReadOnlySpan<char> qualifier) => qualifier.TrimStart('$').TrimStart('@') is "" or "self." or "this." or "this->" or "self::" or "static::" or "Self::" or "cls.";

    /// <summary>The text of a string literal without anything that is put into it; null when the expression is none.</summary>
    public static string? Literal(string value)
    {
        int prefix = 0;
        while (prefix < value.Length && prefix < 2 && value[prefix] is 'r' or 'R' or 'u' or 'b' or '@' or ':' or 'f' && prefix + 1 < value.Length)
            prefix++;
        if (prefix > 0 && value[0] == 'f')
            return null;
        string rest = value[prefix..];
        if (rest.Length < 2 || rest[0] is not ('"' or '\'' or '`') || rest[^1] != rest[0])
            return null;
        string text = rest[1..^1];
        return text.Contains(rest[0], StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal) ? null : text;
    }

    [GeneratedRegex(@"^(?:[A-Za-z_]\w{0,60}(?:\.|::|->|\\))*(?<name>[A-Za-z_]\w{0,60})\(", RegexOptions.ExplicitCapture, EndpointSource.PatternTimeout)]
    private static partial Regex Call();

    [GeneratedRegex(@"^(?:[$@]?[A-Za-z_]\w{0,60}(?:\.|::|->|\\))*\.?[$@]?(?<last>[A-Za-z_]\w{0,60})$|^\.(?<last>[A-Za-z_]\w{0,60})$", RegexOptions.ExplicitCapture, EndpointSource.PatternTimeout)]
    private static partial Regex Path();
}
