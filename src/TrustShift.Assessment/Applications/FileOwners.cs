using TrustShift.Assessment.Clients;

namespace TrustShift.Assessment.Applications;

/// <summary>Whose file a file is: of the applications with the nearest enclosing folder, else of the one process that it defines, else of the target.</summary>
internal sealed class FileOwners
{
    private readonly ApplicationDraft[] _applications;
    private readonly ApplicationDraft _rest;
    private readonly Dictionary<string, ApplicationDraft[]> _known = new(StringComparer.Ordinal);
    private readonly ILookup<string, ApplicationDraft> _byDefinition;

    public FileOwners(ApplicationDraft[] applications, ApplicationDraft rest, ClientContext context)
    {
        _applications = applications;
        _rest = rest;
        _byDefinition = applications.Where(static a => a.Process is not null)
            .SelectMany(a => context.AllSettings.Where(s => string.Equals(s.Scope, a.Id, StringComparison.Ordinal)).Select(static s => s.Path).Append(a.Process!.Path).Distinct(StringComparer.Ordinal).Select(path => (Path: path, Application: a)))
            .ToLookup(static d => d.Path, static d => d.Application, StringComparer.Ordinal);
    }

    /// <summary>The owners; several where processes share a folder, and never none.</summary>
    public ApplicationDraft[] Of(string path)
    {
        if (!_known.TryGetValue(path, out ApplicationDraft[]? owners))
            _known[path] = owners = Find(path);
        return owners;
    }

    private ApplicationDraft[] Find(string path)
    {
        int longest = -1;
        List<ApplicationDraft> nearest = [];
        foreach (ApplicationDraft application in _applications)
        {
            foreach (string folder in application.Folders)
            {
                if (folder.Length < longest || !ApplicationFolders.IsIn(path, folder))
                    continue;
                if (folder.Length > longest)
                    nearest.Clear();
                longest = folder.Length;
                nearest.Add(application);
            }
        }

        if (nearest.Count > 0)
            return [.. nearest.Distinct()];
        // A file that defines several says nothing of one of them.
        return _byDefinition[path].Count() == 1 ? [.. _byDefinition[path]] : [_rest];
    }
}
