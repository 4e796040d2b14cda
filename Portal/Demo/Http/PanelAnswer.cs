using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Demo.Http;

/// <summary>An answer of the panel: a status and a body.</summary>
internal sealed record PanelAnswer(int Status, byte[]? Body = null, string ContentType = "application/json")
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Pretty = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static PanelAnswer Done { get; } = new(204);

    public static PanelAnswer Accepted { get; } = new(202);

    public static PanelAnswer Json(JsonNode node, int status = 200) => new(status, JsonSerializer.SerializeToUtf8Bytes(node, Compact));

    public static PanelAnswer Text(byte[] content) => new(200, content, "text/plain; charset=UTF-8");

    public static PanelAnswer Html(int status, string title) =>
        new(status, System.Text.Encoding.UTF8.GetBytes($"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"), "text/html");

    public static PanelAnswer Error(PanelRefusal refusal)
    {
        var error = new JsonObject { ["code"] = refusal.Code, ["status"] = $"{refusal.Status}", ["detail"] = refusal.Message };
        if (refusal.Rule is var (field, rule))
        {
            error["meta"] = new JsonObject { ["source_field"] = field, ["rule"] = rule };
        }

        var body = new JsonObject { ["errors"] = new JsonArray(error) };
        return new(refusal.Status, JsonSerializer.SerializeToUtf8Bytes(body, Pretty));
    }

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Body is not null)
        {
            http.Response.ContentType = ContentType;
            http.Response.ContentLength = Body.Length;
            await http.Response.Body.WriteAsync(Body, http.RequestAborted);
        }
    }
}
