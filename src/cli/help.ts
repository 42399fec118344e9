export const HELP = `doppelbank: finAPI Access V2 and Finicity's Financial Data API, with banks under your command

  doppelbank start [flags]            start the sandbox
  doppelbank scenarios                list the stories that come along
  doppelbank run FILE…                play stories and check them: exit code 0 or 1
  doppelbank play FILE                walk through a story, step by step
  doppelbank validate FILE…           find mistakes in stories without playing them
  doppelbank call OPERATION [name=value…]
                                      sign and send one call, or print it with --curl
  doppelbank explain --as finapi:user/ID
                                      why the automatic batch update takes or leaves each interface

start
  --port N          4010; 0 takes a free one
  --host NAME       127.0.0.1; beyond loopback the control API needs a token, printed once
  --public-url URL  how clients reach the sandbox, if not as their requests say
  --tls             serve https, with a certificate made at first use
  --tls-cert FILE --tls-key FILE      serve https with these
  --data DIR        where worlds are kept; ./data
  --memory          keep nothing
  --fixtures DIR    further institutions, personas and clients; may repeat
  --seed TEXT       what ids, accounts and amounts grow from
  --clock TIME      real, or an instant at which the clocks of new worlds stand
  --allow-host NAME a host name under which control calls are taken; may repeat
  --log-level LEVEL silent, error, info or debug; info

run, play
  --url URL         a sandbox that runs already; without it one of its own, in memory
  --format FORM     json or xml
  --token TOKEN     the control token of a sandbox beyond loopback

call
  --as PRINCIPAL    finapi:client, finapi:admin, finapi:user/ID, finicity:customer/NAME
  --world NAME      default
  --xml             ask and answer in XML, where the provider speaks it
  --header 'N: V'   send this header as well, such as a challengeSessionId; may repeat
  --include         show the headers of the answer, on standard error
  --curl            print the signed call as a curl command instead of sending it
  --url, --token    as above; http://127.0.0.1:4010

explain
  --as PRINCIPAL    finapi:user/ID, or the ID alone
  --json            as the control API says it, instead of a table
  --world, --url, --token             as above

Each flag can be set as DOPPELBANK_FLAG, such as DOPPELBANK_PORT. A flag stands over a variable.
Exit codes: 0 done, 1 not as expected, 2 bad command line, 3 cannot start.
`;
