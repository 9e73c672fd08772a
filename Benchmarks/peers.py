"""Other tools over the same files, in the same run: those of bench/ in the shared folder that are installed."""

import os
import shutil
import subprocess
import sys

# The module that each needs; the ones that take minutes for a megabyte are left to those who ask for them.
TEXT_PEERS = {
    "liwc": "liwc", "empath": "empath", "pyahocorasick": "ahocorasick", "ahocorasick_rs": "ahocorasick_rs",
    "hyperscan": "hyperscan", "sklearn": "sklearn", "contentcoder": "contentcoder",
}
HTML_PEERS = {
    "resiliparse": "resiliparse", "trafilatura_fast": "trafilatura", "trafilatura": "trafilatura", "readability": "readability",
}
# A Python that has the peers installed, such as one of a virtual environment.
PYTHON = os.environ.get("BENCHMARK_PYTHON", sys.executable)


def is_installed(module):
    command = [PYTHON, "-c", f"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)"]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


def text_commands(bench, corpus, output):
    """The commands of the installed peers that do the main job over a flat folder of texts, by name."""
    dictionary = bench / "text/values_targets.yml"
    commands = {}
    if is_installed("yaml"):
        for peer, module in TEXT_PEERS.items():
            if is_installed(module):
                commands[peer] = [PYTHON, bench / "text/peers.py", peer, corpus, dictionary, output]
    rscript = shutil.which("Rscript")
    has_quanteda = rscript and subprocess.run(
        [rscript, "-e", "library(quanteda)"], capture_output=True).returncode == 0
    if has_quanteda:
        commands["quanteda, 1 thread"] = [
            rscript, bench / "text/quanteda_bench.R", corpus, dictionary, output, "1", "tokens", "key"]
    return commands


def html_commands(bench, pages, output):
    """The commands of the installed peers that extract the main text of pages, by name."""
    return {
        peer: [PYTHON, bench / "html/run_peer.py", peer, pages, output]
        for peer, module in HTML_PEERS.items() if is_installed(module)
    }
