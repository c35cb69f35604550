// Links to what is no page of the site (sources, folders) lead to the repository. At this point docfx has made ~/docs/page.md of the links
// that lead to pages.
exports.preTransform = function (model) { return model; };

exports.postTransform = function (model) {
  var folder = model._key.split("/").slice(0, -1);
  model.conceptual = model.conceptual.replace(/ href="([^"#?:]+)(#[^"]*)?"/g, function (text, link, anchor) {
    var fromRoot = /^(~|%7E)\//.test(link);
    if (/\.html$/.test(link) || (fromRoot && /\.md$/.test(link))) {
      return text;
    }

    var path = fromRoot ? [] : folder.slice();
    link.replace(/^(~|%7E)\//, "").split("/").forEach(function (part) {
      if (part === "..") {
        path.pop();
      } else if (part !== "." && part !== "") {
        path.push(part);
      }
    });
    return ' href="' + model._repository + "/blob/main/" + path.join("/") + (anchor || "") + '"';
  });
  return model;
};
