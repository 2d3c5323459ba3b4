"""A Slurm cluster of two nodes on one machine, for as long as a `with` lasts: munged, slurmctld and two slurmd on
loopback. Everything it keeps lies in one folder, and its ports are free ones, so several can run beside each other and
beside a cluster that the machine belongs to."""

import ctypes
import os
import pathlib
import pwd
import re
import secrets
import signal
import socket
import subprocess
import time

NODES = ("n1", "n2")
CPUS = 2  # of each node, whatever the machine has

CONF = """
ClusterName=loopback
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={control}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
CryptoType=crypto/munge
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout=12
KillWait=10
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={n1} CPUs={cpus} RealMemory=1000
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={n2} CPUs={cpus} RealMemory=1000
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def dies_with_parent():
    """Whatever ends this process, kill -9 included, ends the daemons too."""
    os.setsid()  # an interrupt from the keyboard is for the script, which then stops them in their order
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def environment_of(process):
    try:
        pairs = pathlib.Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    except OSError:
        return {}
    return dict(pair.decode(errors="replace").partition("=")[::2] for pair in pairs if pair)


def parent_of(process):
    try:
        return int(re.search(r"^PPid:\s*(\d+)", pathlib.Path(f"/proc/{process}/status").read_text(), re.M).group(1))
    except OSError:
        return 0


def name_of(process):
    try:
        return pathlib.Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def kill(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass


def wait_until(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.25)
    raise AssertionError(f"{what}: not within {seconds} s")


class Slurm:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.conf = self.folder / "slurm.conf"
        self.daemons = {}
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("SLURM", "SBATCH", "SQUEUE", "SCONTROL"))}
        self.environment["SLURM_CONF"] = str(self.conf)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        for name in ("munge", "state", *NODES):
            (self.folder / name).mkdir()
        # munged wants its socket reachable for everybody and its key and log for nobody else.
        self.folder.chmod(0o755)
        key = self.folder / "munge" / "key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o600)
        control, n1, n2 = free_ports(3)
        self.conf.write_text(CONF.format(folder=self.folder, user=pwd.getpwuid(os.getuid()).pw_name, cpus=CPUS,
                                         host=socket.gethostname(), control=control, n1=n1, n2=n2))
        munge = self.folder / "munge"
        self.begin("munged", "munged", "--foreground", "--force", "--num-threads=2", f"--socket={munge}/socket",
                   f"--key-file={key}", f"--pid-file={munge}/pid", f"--seed-file={munge}/seed",
                   f"--log-file={munge}/log")
        wait_until(lambda: (munge / "socket").exists(), 20, "munged listens")
        self.begin("slurmctld", "slurmctld", "-D", "-f", self.conf)
        for node in NODES:
            self.start_node(node)
        wait_until(lambda: self.states() == {"n1": "idle", "n2": "idle"}, 60, "both nodes are idle")

    def begin(self, name, program, *arguments):
        with open(self.folder / f"{name}.out", "ab") as out:
            self.daemons[name] = subprocess.Popen([f"/usr/sbin/{program}", *map(str, arguments)], stdin=subprocess.DEVNULL,
                                                  stdout=out, stderr=out, env=self.environment,
                                                  preexec_fn=dies_with_parent)

    def start_node(self, node):
        self.begin(node, "slurmd", "-D", "-N", node, "-f", self.conf)

    def processes(self, node=None):
        """Those of jobs, by what Slurm puts into their environment, and the slurmstepd above them."""
        found = set()
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            environment = environment_of(entry.name)
            if environment.get("SLURM_CONF") != str(self.conf) or "SLURM_JOB_ID" not in environment:
                continue
            if node in (None, environment.get("SLURMD_NODENAME")):
                found.add(int(entry.name))
        return found | {parent for parent in map(parent_of, found) if name_of(parent) == "slurmstepd"}

    def kill_node(self, node):
        """As when its power goes: the daemon first, so that it can tell nobody, then all that runs there."""
        self.daemons[node].kill()
        self.daemons[node].wait()
        killed = 0
        while processes := self.processes(node):
            killed += len(processes)
            for process in processes:
                kill(process)
            time.sleep(0.1)
        return killed

    def stop(self):
        for name in (*NODES, "slurmctld", "munged"):
            if name in self.daemons:
                self.end(self.daemons[name])
        while processes := self.processes():
            for process in processes:
                kill(process)
            time.sleep(0.1)

    @staticmethod
    def end(daemon):
        daemon.terminate()
        try:
            daemon.wait(timeout=10)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait()

    def command(self, *words, check=True, **options):
        """Runs a command as a user of the cluster and gives what it prints."""
        done = subprocess.run([str(word) for word in words], env=self.environment, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300, **options)
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def states(self):
        """idle, mix, alloc, down* and so on, by node."""
        lines = self.command("sinfo", "-h", "-N", "-o", "%N %t", check=False).split("\n")
        return dict(line.split()[:2] for line in lines if line.strip())

    def queue(self, job=None):
        """State, times requeued and node of what waits or runs, by the array's task or the job's number."""
        lines = self.command("squeue", "-h", "-r", "-a", "-O", "JobArrayID:30,State:20,RestartCnt:10,NodeList:20",
                             check=False).split("\n")
        tasks = {}
        for line in lines:
            words = line.split()
            if words and (job is None or words[0].split("_")[0] == str(job)):
                tasks[words[0]] = (words[1], int(words[2]), words[3] if len(words) > 3 else "")
        return tasks

    def facts(self, task):
        """What scontrol knows of a job or a task, also a while after its end."""
        text = self.command("scontrol", "-o", "show", "job", task, check=False)
        return dict(re.findall(r"(\w+)=(\S*)", text.split("\n")[0]))
