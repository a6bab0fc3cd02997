using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>
/// The name constraints of GnuTLS 3.7.1 (lib/x509/name_constraints.c), where what is permitted is two linked lists whose intersection goes
/// wrong in its own ways: names are compared byte by byte, the narrower must be the lower authority's, and a list may be lost.
/// </summary>
internal sealed class GnuTlsNameLists : GnuTlsNameConstraints
{
    /// <summary>
    /// gnutls_x509_ext_import_name_constraints: the first that says anything is taken as it is. Below one that only excludes, what is
    /// permitted is forgotten (_gnutls_name_constraints_intersect returns at once). Case: Li Mi_nc_p_other I_nc_e_other|R is accepted.
    /// </summary>
    protected override bool Merge(NameConstraints constraints)
    {
        bool isFirst = Permitted.Count == 0 && Excluded.Count == 0 && Closed.Count == 0;
        if (isFirst)
            Permitted = [.. constraints.Permitted];
        else if (Permitted.Count > 0 && constraints.Permitted.Length > 0 && !Intersect(constraints.Permitted))
            return false;
        Excluded.AddRange(constraints.Excluded);
        return true;
    }

    private bool Intersect(IReadOnlyList<GeneralName> lower)
    {
        List<GeneralName> met = [.. Permitted.Where(tree => CanMeet(tree.Kind) && lower.Any(other => other.Kind == tree.Kind))];
        // Two moved at the head leave the list within the one they were moved to, and it is freed. Case: Li Mi_nc_p_ip I_nc_p_lab|R crashes.
        if (Permitted.Count > 1 && !met.Contains(Permitted[0]) && !met.Contains(Permitted[1]))
            return false;

        List<GeneralName> result = [.. Permitted.Except(met)];
        HashSet<GeneralNameKind> common = [];
        foreach (GeneralName tree in lower)
        {
            // Where anything was met, what meets nothing is lost, even of another form.
            if (met.Count == 0)
                result.Add(tree);
            foreach (GeneralName wider in met.Where(wider => wider.Kind == tree.Kind))
            {
                if (Common(wider, tree) is not { } both)
                    continue;
                // An assertion on the copied bytes, which an empty name has not.
                if (both.Content.IsEmpty)
                    return false;
                common.Add(tree.Kind);
                result.Add(both);
            }
        }

        Closed.UnionWith(met.Select(static tree => tree.Kind).Except(common));
        result.Reverse();
        Permitted = result;
        return true;
    }

    private static bool CanMeet(GeneralNameKind kind) => kind is GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.IpAddress;

    private GeneralName? Common(GeneralName wider, GeneralName tree)
    {
        if (tree.Kind != GeneralNameKind.IpAddress)
            return IsWithin(tree, wider) ? tree : null;
        ReadOnlySpan<byte> one = wider.Content.Span, other = tree.Content.Span;
        if (one.Length != other.Length)
            return null;
        int length = one.Length / 2;
        byte[] both = new byte[one.Length];
        for (int i = 0; i < length; i++)
        {
            if (((one[i] ^ other[i]) & one[length + i] & other[length + i]) != 0)
                return null;
            both[i] = (byte)((one[i] & one[length + i]) | (other[i] & other[length + i]));
            both[length + i] = (byte)(one[length + i] | other[length + i]);
        }

        return new GeneralName(GeneralNameKind.IpAddress, both);
    }

    /// <summary>ends_with: a leading dot says no more than none. Case: L M_nc_p_localdot|R is refused, for the dot at its end.</summary>
    protected override bool IsDnsWithin(string name, string tree)
    {
        string below = tree.StartsWith('.') ? tree[1..] : tree;
        return string.Equals(name, tree, StringComparison.Ordinal) || (name.Length > tree.Length && name.EndsWith("." + below, StringComparison.Ordinal));
    }

    /// <summary>email_ends_with.</summary>
    protected override bool IsEmailWithin(string name, string tree) =>
        string.Equals(name, tree, StringComparison.Ordinal) || (name.Length > tree.Length && name.EndsWith(tree is ['.', _, ..] ? tree : "@" + tree, StringComparison.Ordinal));

    /// <summary>validate_name_constraints_node: no other name is known. Case: L M|R_nc_p_oth.</summary>
    protected override bool IsReadable(GeneralName tree) => tree.Kind switch
    {
        GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Directory or GeneralNameKind.Uri => true,
        GeneralNameKind.IpAddress => IsAddressTree(tree),
        _ => false,
    };
}
