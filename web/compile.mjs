/* Compiles the Python in each folder with Pyodide's own Python, and takes the source out: node compile.mjs PYODIDE FOLDER… */
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [core, ...folders] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(core, "pyodide.mjs")));
const pyodide = await loadPyodide();
const compile = pyodide.runPython(`
import pathlib, py_compile

def compile(folder):
    for file in pathlib.Path(folder).rglob("*.py"):
        where = file.relative_to(folder).as_posix()
        py_compile.compile(str(file), str(file.with_suffix(".pyc")), dfile=where, doraise=True,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
        file.unlink()

compile
`);
folders.forEach((folder, n) => {
  pyodide.FS.mkdirTree(`/folders/${n}`);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, `/folders/${n}`);
  compile(`/folders/${n}`);
});
