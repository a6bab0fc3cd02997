namespace TrustShift.Reports.Explanations;

/// <summary>Every id of one assessment, with what explains it.</summary>
internal static class AssessmentFindings
{
    /// <summary>The ids; where one stands for several lines alike, the first explains it.</summary>
    public static Dictionary<string, Func<ExplanationLink>> Of(ReportElement assessment, ReportElement target)
    {
        var links = new AssessmentLinks(assessment, target);
        var known = new Dictionary<string, Func<ExplanationLink>>(StringComparer.Ordinal);
        foreach (ReportElement application in assessment.Items("applications"))
        {
            Add(application.Finding, () => links.Application(application));
            AddReasons(application, () => links.Application(application));
        }

        foreach (ReportElement client in assessment.Items("clients"))
        {
            Add(client.Finding, () => links.Client(client, deep: true));
            AddReasons(client, () => links.Client(client, deep: true));
            if (client.Member("store") is { } store)
                Add(store.Finding, () => links.Store(store.Text("path"), store.Finding));
        }

        foreach (ReportElement pin in assessment.Items("pins"))
        {
            Add(pin.Finding, () => links.Pin(pin));
            AddReasons(pin, () => links.Pin(pin));
        }

        foreach (ReportElement endpoint in assessment.Items("endpoints"))
            Add(endpoint.Finding, () => links.Endpoint(endpoint));
        foreach (ReportElement store in assessment.Items("unattributedStores"))
            Add(store.Finding, () => links.Store(store.Text("path"), store.Finding));
        foreach (ReportElement gap in target.Items("gaps"))
            Add(gap.Finding, () => links.Gap(gap));
        foreach (ReportElement finding in target.Items("securityFindings"))
            Add(finding.Finding, () => links.Security(finding));
        AddReasons(assessment, links.Target);
        return known;

        void Add(string id, Func<ExplanationLink> explain)
        {
            if (id.Length > 0)
                known.TryAdd(id, explain);
        }

        void AddReasons(ReportElement owner, Func<ExplanationLink> explain)
        {
            foreach (ReportElement reason in owner.Items("reasons"))
                Add(reason.Finding, () => AssessmentLinks.Reason(reason) with { Because = [explain()] });
        }
    }
}
