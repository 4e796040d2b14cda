namespace Portal.Tests.Fixtures;

/// <summary>The public evaluation sets, beside the checkout where they are there.</summary>
public static class EvalFolder
{
    /// <summary>The folder; without it the test is skipped, saying so.</summary>
    public static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Portal.sln")))
            {
                var folder = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared", "eval"));
                Assert.SkipUnless(Directory.Exists(folder), "../shared/eval is not beside this checkout.");
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
